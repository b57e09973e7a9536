import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Incomplete on the registry or left out by npm, each with the reason why that does no harm.
const INCOMPLETE = {
  oxfmt: 'the formatter serves who changes the sources; nothing that is built, run or tested needs it',
  '@myriaddreamin/typst-ts-node-compiler':
    'it sets copies in a process of their own; elsewhere a copy as PDF fails in words',
  '@napi-rs/canvas': 'tests read PDF files and draw none',
};

/**
 * What keeps `npm ci` from working elsewhere: platform packages that are named and not locked, packages without
 * version or checksum, addresses of a registry.
 * @returns {string[]} one line per fault
 */
export function lockFaults(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const faults = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (path.includes('node_modules/') && !entry.link) faults.push(...entryFaults(path, entry));
    if (nameOf(path) in INCOMPLETE) continue;
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name))
        faults.push(`${path || 'package.json'} names ${name}, which is not in the lock file`);
    }
  }
  return faults;
}

function entryFaults(path, { version, integrity, resolved }) {
  const faults = [];
  if (!version || !integrity) faults.push(`${path} has no version or no checksum`);
  if (resolved) faults.push(`${path} is tied to the registry ${new URL(resolved).host}`);
  return faults;
}

// Like Node: in the folder itself, then in every folder above it.
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    if (packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
