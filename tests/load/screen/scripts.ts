import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../support/api-process.js';

const DIST = `${ROOT}web/dist/`;

/** Bytes of scripts of the built application, gzip, by their paths in it. */
export function gzipOf(paths: readonly string[]): number {
  const scripts = paths.filter((path) => path.endsWith('.js'));
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(DIST + path), { level: 9 }).length, 0);
}

/** The scripts that the page names, and what they import without waiting for anything to happen. */
export function scriptsAtOnce(): readonly string[] {
  const page = readFileSync(`${DIST}index.html`, 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)].map(([, path = '']) => path);
  for (const path of wanted) {
    const text = readFileSync(DIST + path, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/gu))
      if (!wanted.includes(`assets/${name}`)) wanted.push(`assets/${name}`);
  }
  return wanted;
}

export function allScripts(): readonly string[] {
  return readdirSync(`${DIST}assets`).map((name) => `assets/${name}`);
}
