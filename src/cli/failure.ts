/** What a command ends with: fine, problems found in the set, cannot run, or stopped by the person. */
export const exitCodes = { fine: 0, problems: 1, cannotRun: 2, interrupted: 130 } as const;

/** Ends a command with a message for the person who ran it. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.cannotRun,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
