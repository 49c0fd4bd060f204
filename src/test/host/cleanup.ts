/** What is to be undone before this process ends, the latest first. */
const pending = new Set<() => void | Promise<void>>();
let ending: Promise<void> | undefined;

/**
 * Has something undone when this process ends, whether normally, by an error or by Ctrl+C.
 *
 * @returns undoes it at once instead
 */
export function atEnd(undo: () => void | Promise<void>): () => Promise<void> {
  pending.add(undo);
  return async () => {
    if (pending.delete(undo)) {
      await undo();
    }
  };
}

/** Undoes everything that is still pending. A failure to undo one thing does not keep the others. */
export async function undoAll(): Promise<void> {
  for (const undo of [...pending].reverse()) {
    pending.delete(undo);
    try {
      await undo();
    } catch (error) {
      console.error(error);
    }
  }
}

/** Runs a program's main function: undoes everything at its end and sets the exit code that it returns. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      ending ??= undoAll().finally(() => process.exit(130));
    });
  }
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    console.error(error);
  }
  await (ending ?? undoAll());
  process.exit(code);
}
