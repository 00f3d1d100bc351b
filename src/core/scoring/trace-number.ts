// Numbers in a trace look the same in every language, with real minus and times signs.

const decimals = 4;

export function formatTraceNumber(value: number): string {
  const text = String(Number.isInteger(value) ? Math.abs(value) : Number(Math.abs(value).toFixed(decimals)));
  return value < 0 ? `−${text}` : text;
}

/** Formats a result: "= 5", or "≈ 1.6667" if the shown number is rounded. */
export function formatOutcome(value: number): string {
  const isWhole = Number.isInteger(value) || Math.abs(value - Number(value.toFixed(decimals))) < 1e-9;
  return `${isWhole ? '=' : '≈'} ${formatTraceNumber(value)}`;
}
