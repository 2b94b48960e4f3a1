// The few globals beyond the language that every process has. With these alone, and neither DOM nor Node, `core` must
// type-check: that is what keeps it pure.
declare function structuredClone<T>(value: T): T;
declare function queueMicrotask(task: () => void): void;
interface AbortSignal {
  readonly aborted: boolean;
}
