/** One command of the `stagemark` program. Exit codes: 0 done, 1 refused or failed, 2 used wrongly. */
export type Command = {
  name: string;
  usage: string;
  run(args: string[], io: { stdout: (text: string) => void; stderr: (text: string) => void }): Promise<0 | 1 | 2>;
};
