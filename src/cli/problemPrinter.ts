import type { Problem } from '../core/model/problem.js';
import { printProblem } from './output.js';
import type { Message } from '../core/text/message.js';

/** Prints a set's problems on standard error, and knows whether there were any. */
export class ProblemPrinter {
  private printed = false;

  constructor(private readonly dir: string) {}

  get hasPrinted(): boolean {
    return this.printed;
  }

  print(problems: readonly Problem[] = []): void {
    for (const problem of problems) printProblem(this.dir, problem);
    if (problems.length > 0) this.printed = true;
  }

  /** Prints something that concerns a file as a whole. */
  printFile(path: string, message: Message): void {
    this.print([{ path, line: 1, column: 1, severity: 'error', message }]);
  }
}
