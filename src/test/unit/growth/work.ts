/** Prepares some work on a text, which is not measured, and gives the work. */
export type Work = (text: string) => () => unknown;

/** The work of a function that takes a text alone. */
export function of(act: (text: string) => unknown): Work {
  return (text) => () => act(text);
}
