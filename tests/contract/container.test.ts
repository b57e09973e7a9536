import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from '../support/api-process.js';

const read = (name: string): string => readFileSync(`${ROOT}infra/container/${name}`, 'utf8');
/** Variables that the start or the server reads. */
const KNOWN = read('../docs/operations.md');

it('the image runs a file that is there, as nobody in particular, and needs no tool beside Node', () => {
  const text = read('Containerfile');
  const [, file] = /^CMD \["node", "([^"]+)"\]$/m.exec(text) ?? [];
  expect(existsSync(`${ROOT}${file}`)).toBe(true);
  expect(text).toMatch(/^USER 10001:10001$/m);
  expect(text).not.toMatch(/curl|wget|apt-get/);
});

it('every node of the compose file is read-only, bounded, asked for its health and given known settings', () => {
  const { services } = parse(read('compose.yaml'), { merge: true });
  const nodes = Object.entries<Record<string, unknown>>(services).filter(([name]) => name.startsWith('node-'));
  expect(nodes).toHaveLength(3);
  const proxy = read('nginx.conf');
  for (const [name, node] of nodes) {
    expect(node).toMatchObject({ read_only: true, user: '10001:10001', cap_drop: ['ALL'], mem_limit: '2g' });
    expect(JSON.stringify(node['healthcheck'])).toContain('/health');
    expect(proxy).toContain(`server ${name}:3000`);
    for (const variable of Object.keys(node['environment'] ?? {})) expect(KNOWN).toContain(`\`${variable}\``);
  }
});

it('the manifests are whole, bounded and probed, and give known settings', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml'));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const objects = documents.map((document) => document.toJS());
  expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget']);
  const { spec } = objects[0].spec.template;
  const [node] = spec.containers;
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10_001 });
  expect(node.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  expect(Object.keys(node.resources.limits).toSorted()).toEqual(['cpu', 'memory']);
  expect([node.startupProbe, node.readinessProbe].map((probe) => probe.httpGet.path)).toEqual(['/health', '/health']);
  // A database that is away must not have the nodes killed: they come back by themselves.
  expect(node.livenessProbe.httpGet).toBeUndefined();
  for (const { name } of node.env) expect(KNOWN).toContain(`\`${name}\``);
});
