/**
 * Repeats a check until it no longer throws, and gives what it returned.
 *
 * @param timeout milliseconds after which the check's last error is thrown
 */
export async function eventually<T>(check: () => T | Promise<T>, timeout = 60_000): Promise<T> {
  const until = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
