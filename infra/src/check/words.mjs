import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT =
  /\.(ts|tsx|mjs|cjs|js|json|md|css|html|svg|yaml|yml|graphql|sql|sh|txt|webmanifest)$|(^|\/)(run|\.[a-z]+rc|\.gitignore|\.editorconfig)$/;
// Domains that belong to nobody (RFC 2606 and 6761).
const NOBODYS = /(^|\.)(example(\.(org|com|net|cz|test|invalid))?|test|invalid|localhost)$/i;

/** What must not be committed: traces of one machine, and addresses that could be somebody's. */
const FORBIDDEN = [
  ['a path of one machine', /(?<![\w.@/-])\/(?:work|home|Users|root)\/[\w.-]+/g],
  ['a path of one machine', /\b[A-Z]:\\Users\\/g],
  ['the address of a registry', /\bhttps?:\/\/[\w.-]*(?:registry|npmjs|verdaccio|artifactory|nexus)[\w.-]*/gi],
  ['an e-mail address', /(?<![\w/:.])[\w.%+-]+@((?:[\w-]+\.)+[a-z]{2,})\b(?!\/)/gi, (match) => !NOBODYS.test(match[1])],
];

/**
 * Reads every text file git knows, or would add, and says what in it must not be committed.
 * @param {string} root
 * @returns {string[]} `path:line: what`
 */
export function wordFaults(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const paths = listed
    .toString('utf8')
    .split('\0')
    .filter((path) => TEXT.test(path));
  return [...new Set(paths)].flatMap((path) => {
    const text = read(join(root, path));
    return faultsIn(text).map(({ line, what }) => `${path}:${line}: ${what}`);
  });
}

/** @returns {{ line: number, what: string }[]} */
export function faultsIn(text) {
  return FORBIDDEN.flatMap(([what, pattern, counts = () => true]) =>
    [...text.matchAll(pattern)]
      .filter(counts)
      .map((match) => ({ line: text.slice(0, match.index).split('\n').length, what })),
  );
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
