export interface SettingRow {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}
