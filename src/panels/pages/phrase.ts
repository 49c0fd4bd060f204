/** A text of the panel with its places filled: `{0} of {1}`. */
export function phrase(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
