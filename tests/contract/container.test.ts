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
    expect(node).toMatchObject({ read_only: true, user: '10001:10001', cap_drop: ['ALL'], mem_limit: '3g' });
    expect(JSON.stringify(node['healthcheck'])).toContain('/health');
    expect(proxy).toContain(`server ${name}:3000`);
    for (const variable of Object.keys(node['environment'] ?? {})) expect(KNOWN).toContain(`\`${variable}\``);
  }
});

it('the manifests are whole, bounded and probed, and give known settings', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml'));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const objects = documents.map((document) => document.toJS());
  expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy']);
  const { spec } = objects[0].spec.template;
  const [node] = spec.containers;
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10_001 });
  expect(node.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  expect(Object.keys(node.resources.limits).toSorted()).toEqual(['cpu', 'memory']);
  expect([node.startupProbe, node.readinessProbe].map((probe) => probe.httpGet.path)).toEqual(['/health', '/health']);
  // A database that is away must not have the nodes killed: they come back by themselves.
  expect(node.livenessProbe.httpGet).toBeUndefined();
  // Out of the service, then ten seconds in which the node ends in order.
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(node.lifecycle.preStop.sleep.seconds + 10);
  expect(parse(node.resources.limits.memory.replace('Gi', ''))).toBeGreaterThan(2);
  for (const { name } of node.env) expect(KNOWN).toContain(`\`${name}\``);
});

it('the measures leave at no address that the world reaches', () => {
  const { services } = parse(read('compose.yaml'), { merge: true });
  const open = Object.entries<{ ports?: unknown }>(services).filter(([, { ports }]) => ports !== undefined);
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  for (const name of ['nginx.conf', 'haproxy.cfg']) expect(read(name)).not.toContain('9464');
  const [, service, , policy] = parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS());
  expect(service.spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  expect(policy.spec.ingress.map(({ ports }: { ports: unknown }) => ports)).toEqual([
    [{ port: 'http' }],
    [{ port: 'metrics' }],
  ]);
  for (const { from } of policy.spec.ingress) expect(from).toHaveLength(1);
});

it('both proxies know the same nodes, pass the live channel for longer than it is silent, and write no path down', () => {
  const proxies = [read('nginx.conf'), read('haproxy.cfg')];
  for (const text of proxies)
    expect(text.match(/\bnode-\d:3000/g)).toEqual(['node-1:3000', 'node-2:3000', 'node-3:3000']);
  const [nginx = '', haproxy = ''] = proxies;
  const silentS = 15;
  for (const [, seconds] of [nginx.match(/proxy_read_timeout (\d+)s/), haproxy.match(/timeout tunnel (\d+)s/)].map(
    (one) => one ?? [],
  ))
    expect(Number(seconds)).toBeGreaterThan(2 * silentS);
  expect(nginx).toContain('access_log off;');
  expect(haproxy).toMatch(/^ {4}no log$/m);
  for (const text of proxies) expect(text).not.toMatch(/sticky|ip_hash|stick-table|^ *cookie/m);
});
