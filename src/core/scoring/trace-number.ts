// How numbers are written in a trace: the same in every language, with real minus and times signs.

const decimals = 4;

export function formatTraceNumber(value: number): string {
  const text = String(Number.isInteger(value) ? Math.abs(value) : Number(Math.abs(value).toFixed(decimals)));
  return value < 0 ? `−${text}` : text;
}

/** "= 5", or "≈ 1.6667" where the written number is not the whole of it. */
export function outcome(value: number): string {
  const isWhole = Number.isInteger(value) || Math.abs(value - Number(value.toFixed(decimals))) < 1e-9;
  return `${isWhole ? '=' : '≈'} ${formatTraceNumber(value)}`;
}
