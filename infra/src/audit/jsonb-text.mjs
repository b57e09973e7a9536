/**
 * A value as the database writes `jsonb` as text: members by the length of their names and then by their bytes, one
 * space behind every colon and comma.
 * @param {unknown} value as JSON.parse gives it
 * @returns {string}
 */
export function jsonbText(value) {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const members = Object.keys(value).sort(byLengthThenBytes);
  return `{${members.map((name) => `${quoted(name)}: ${jsonbText(value[name])}`).join(', ')}}`;
}

function byLengthThenBytes(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || Buffer.compare(left, right);
}

const SHORT = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text) {
  return `"${text.replace(/["\\\u0000-\u001f]/g, (sign) => SHORT[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}
