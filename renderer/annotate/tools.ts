/** What the pointer does on the paper. `select`: it chooses text and marks, as everywhere. */
export const tools = ['select', 'ink', 'eraser', 'area', 'textBox'] as const;
export type Tool = (typeof tools)[number];
