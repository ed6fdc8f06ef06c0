export interface CommandInput {
  /** Words after the command's name. */
  words: string[];
  /** `--name value` and `--flag` (then "true"). */
  options: Record<string, string>;
  json: boolean;
}

export interface Command {
  /** `cpts create` */
  name: string;
  /** One French line for the help. */
  help: string;
  /** Names it knows besides `--json` and `--help`; another is refused, for a letter missing in `--dry-run` would act. */
  options?: readonly string[];
  /** @returns the exit code */
  run: (input: CommandInput) => Promise<number>;
}
