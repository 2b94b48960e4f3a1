import { type Check, filesUnder } from './report.ts';

const limit = 400;

/** A source file is short enough to be read in one go. */
export const fileSizeCheck: Check = {
  name: 'file size',
  run: (tree) =>
    filesUnder(tree, [], ['.ts', '.tsx', '.mjs', '.css']).flatMap((file) => {
      const lines = tree.read(file).trimEnd().split('\n').length;
      return lines > limit ? [{ where: file, message: `${lines} lines; at most ${limit}` }] : [];
    }),
};
