import { RuleTester } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import plugin from '../plugin.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parserOptions: { lang: 'tsx' } } });

/** Runs one rule over sources it has to leave alone and sources it has to report, with how often. */
function check(name, { valid, invalid }) {
  const cases = invalid.map(([code, times = 1]) => ({ code, errors: times }));
  tester.run(name, plugin.rules[name], { valid, invalid: cases });
}

check('resolver-declares-access', {
  valid: [
    "class R { @Query(() => X) @Access('case.read') find() {} }",
    "class R { @Access('case.write') @Mutation(() => X) write() {} }",
    "class G { @SubscribeMessage('open') @SocketAccess('record.open') open() {} }",
    'class R { plain() {} }',
    'class R { list(@Query() query: string) {} }',
  ],
  invalid: [
    ['class R { @Query(() => X) find() {} }'],
    ['class R { @Mutation(() => X) write() {} @ResolveField() part() {} }', 2],
    ["class G { @SubscribeMessage('open') @Access('record.open') open() {} }"],
    ['class R { @Query async find() {} }'],
  ],
});

check('no-raw-repository', {
  valid: [
    'ctx.manager.getRepository(Case)',
    "ctx.sql.query('select 1')",
    'class S { constructor(@Inject(Database) private readonly database: Database) {} }',
    'map.delete(key); sessions.save(ctx, session);',
  ],
  invalid: [
    ['class S { constructor(@InjectRepository(Case) private cases: Repository<Case>) {} }'],
    ['class S { constructor(@Inject(DataSource) private source: DataSource) {} }'],
    ['class S { constructor(@InjectDataSource() private source: DataSource) {} }'],
    ['dataSource.getRepository(Case)'],
    ['this.dataSource.createQueryBuilder().select()'],
    ['source.createQueryRunner()'],
    ['this.caseRepository.save(row); repo.delete(id);', 2],
  ],
});

check('clock-at-platform', {
  valid: ['ctx.now', 'new Date(moment)', 'clock.now()', 'const Math2 = { random() {} }; Math2.random()'],
  invalid: [
    ['new Date()'],
    ['Date()'],
    ['Date.now()'],
    ['const now = Date.now;'],
    ['Math.random()'],
    ["import { randomUUID } from 'node:crypto';"],
    ['globalThis.crypto.randomUUID()'],
  ],
});

check('pure-shared', {
  valid: [
    'export const later = (now: number) => new Date(now + 1);',
    'function paint(document: Node) { return document.firstChild; }',
    'export interface Ports { setTimeout(run: () => void): void }',
    'ports.setTimeout(run)',
  ],
  invalid: [
    ['Date.now()'],
    ['new Date()'],
    ['Math.random()'],
    ['crypto.randomUUID()'],
    ['process.env.HOME'],
    ["console.log('x')"],
    ['setTimeout(run, 5)'],
    ["import { readFileSync } from 'node:fs';"],
    ["fetch('/x')"],
    ['globalThis.setTimeout(run)'],
  ],
});

check('no-set-config-false', {
  valid: [
    "sql`select set_config('app.session', $1, true)`",
    "const text = 'set local app.session = 1';",
    "const text = 'set the table';",
  ],
  invalid: [
    ["query(`select set_config('app.session', ${value}, false)`)"],
    ["query(\"select set_config('app.session', coalesce($1, ''), FALSE)\")"],
    ['query("SET app.session = \'1\'")'],
    ['query("set session app.session = \'1\'")'],
  ],
});

check('no-inner-html', {
  valid: ['copy.setData("text/html", node.innerHTML)', 'node.textContent = text', '<p>{text}</p>'],
  invalid: [
    ['node.innerHTML = text'],
    ['node.outerHTML += text'],
    ["node['innerHTML'] = text"],
    ["node.insertAdjacentHTML('beforeend', text)"],
    ['<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['createElement("p", { dangerouslySetInnerHTML: { __html: text } })'],
    ['<iframe srcDoc={text} />'],
  ],
});
