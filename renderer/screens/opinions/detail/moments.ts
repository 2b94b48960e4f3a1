const two = (value: number): string => String(value).padStart(2, '0');

/** The ISO date of a moment on the reader's clock. @param at Unix time in milliseconds */
export function dayOf(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** 14:05 */
export function timeOf(at: number): string {
  const day = new Date(at);
  return `${day.getHours()}:${two(day.getMinutes())}`;
}
