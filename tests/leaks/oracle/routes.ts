import { globSync, readFileSync } from 'node:fs';
import { ROOT } from '../../support/api-process.js';

const CONTROLLER = /@Controller\('([^']*)'\)/gu;
const HANDLER = /@(Get|Post|Put|Patch|Delete|All|Head|Options)\((?:'([^']*)')?\)/gu;
const PLAIN = /app\.use\('([^']+)'/gu;

/** Every route beside GraphQL that the sources of the server declare, as `METHOD /path`. A file holds one controller. */
export function declaredRoutes(): readonly string[] {
  return globSync(`${ROOT}api/src/**/*.ts`)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      const plain = [...source.matchAll(PLAIN)].flatMap(([, path]) => (path === '/graphql' ? [] : [`GET ${path}`]));
      const controllers = [...source.matchAll(CONTROLLER)].map(([, path]) => path);
      if (controllers.length > 1) throw new Error(`${file} holds more than one controller`);
      const [base] = controllers;
      if (base === undefined) return plain;
      const handlers = [...source.matchAll(HANDLER)];
      return [
        ...plain,
        ...handlers.map(([, verb, path]) => `${verb?.toUpperCase()} /${[base, path].filter(Boolean).join('/')}`),
      ];
    })
    .toSorted();
}
