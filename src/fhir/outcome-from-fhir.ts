import { isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, stringOf } from './resource.js';

const maximumListed = 5;
const locationPattern = /^[A-Za-z][\w.[\]() ='-]{0,200}$/;

/**
 * Summarizes the errors of an OperationOutcome: the code and location of each issue.
 *
 * @param quotes Whether the server's texts may be quoted. They may repeat an answer, so pass true only if neither the
 * request nor the response holds data of a patient.
 * @returns Undefined if there are no errors.
 */
export function outcomeFromFhir(json: unknown, quotes: boolean): string | undefined {
  if (!isObject(json) || json['resourceType'] !== 'OperationOutcome') return undefined;
  const issues = objectsOf(json['issue']).filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const lines = [...new Set(issues.map((issue) => formatIssue(issue, quotes)))];
  if (lines.length === 0) return undefined;
  const more = lines.length > maximumListed ? `; and ${lines.length - maximumListed} more` : '';
  return `${lines.slice(0, maximumListed).join('; ')}${more}.`;
}

function formatIssue(issue: JsonObject, quotes: boolean): string {
  const { code, details, diagnostics, expression, location } = issue;
  const kind = typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? code : 'problem';
  const where = [expression, location]
    .flat()
    .map(stringOf)
    .find((candidate) => candidate !== undefined && locationPattern.test(candidate));
  const words = isObject(details)
    ? (stringOf(details['text']) ?? codingsOf(details)[0]?.display ?? stringOf(diagnostics))
    : stringOf(diagnostics);
  return [kind, where ? `at ${where}` : '', quotes && words ? `(${words.slice(0, 200)})` : '']
    .filter((part) => part !== '')
    .join(' ');
}
