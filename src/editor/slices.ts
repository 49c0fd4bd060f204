/** So long, in milliseconds, may work keep the extension host from all else. */
const slice = 30;

/** Long work in slices. Between two of them all else has its turn: key presses, other extensions, a click on Cancel. */
export class Slices {
  private end = performance.now() + slice;

  /** To be awaited after each step of the work: it is a pause when a slice is over. */
  async next(): Promise<void> {
    if (performance.now() < this.end) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.end = performance.now() + slice;
  }
}
