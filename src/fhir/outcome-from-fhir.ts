import { isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, stringOf } from './resource.js';

const shown = 5;
const place = /^[A-Za-z][\w.[\]() ='-]{0,200}$/;

/**
 * What an OperationOutcome says is wrong: the kind of each problem and its place. Never the server's own words unless
 * asked: they may quote an answer.
 *
 * @param quotes Whether its words may be used: only where the request and the answer hold nothing of a patient.
 */
export function outcomeFromFhir(json: unknown, quotes: boolean): string | undefined {
  if (!isObject(json) || json['resourceType'] !== 'OperationOutcome') return undefined;
  const issues = objectsOf(json['issue']).filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const lines = [...new Set(issues.map((issue) => lineOf(issue, quotes)))];
  if (lines.length === 0) return undefined;
  const more = lines.length > shown ? `; and ${lines.length - shown} more` : '';
  return `${lines.slice(0, shown).join('; ')}${more}.`;
}

function lineOf(issue: JsonObject, quotes: boolean): string {
  const { code, details, diagnostics, expression, location } = issue;
  const kind = typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? code : 'problem';
  const where = [expression, location]
    .flat()
    .map(stringOf)
    .find((one) => one !== undefined && place.test(one));
  const words = isObject(details)
    ? (stringOf(details['text']) ?? codingsOf(details)[0]?.display ?? stringOf(diagnostics))
    : stringOf(diagnostics);
  return [kind, where ? `at ${where}` : '', quotes && words ? `(${words.slice(0, 200)})` : '']
    .filter((part) => part !== '')
    .join(' ');
}
