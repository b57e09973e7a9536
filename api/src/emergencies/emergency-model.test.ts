import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OfficePerson, officePerson } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';

const BEGIN = `mutation ($input: BeginEmergencyInput!) { beginEmergency(input: $input) { id } }`;
const END = `mutation ($id: ID!) { endEmergency(id: $id) { id } }`;
const REVIEW = `mutation ($id: ID!) { reviewEmergency(id: $id, verdict: "justified", words: "V pořádku.") { id } }`;
const READ = `query ($id: ID!) { record(id: $id) { id sections { units { id } } } }`;

const server = onTestApp();

type Step =
  | { readonly act: 'begin'; readonly by: 0 | 1; readonly minutes: number }
  | { readonly act: 'end' | 'review'; readonly by: 0 | 1; readonly which: number }
  | { readonly act: 'read'; readonly by: 0 | 1 }
  | { readonly act: 'pass'; readonly minutes: number };

const by = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('begin' as const), by, minutes: fc.integer({ min: 3, max: 63 }) }),
  fc.record({ act: fc.constantFrom('end' as const, 'review' as const), by, which: fc.nat({ max: 3 }) }),
  fc.record({ act: fc.constant('read' as const), by }),
  fc.record({ act: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
);

interface Use {
  readonly id: string;
  readonly by: 0 | 1;
  /** Minutes from the beginning of the run. */
  readonly until: number;
  over: boolean;
  reviewed: boolean;
}

/** The two heads of an office over one case, and what must be true of them after every step. */
class Model {
  /** What was not as it must be. */
  readonly faults: string[] = [];
  private now = 0;
  private readonly uses: Use[] = [];

  constructor(
    private readonly scene: LiveScene,
    private readonly heads: readonly [OfficePerson, OfficePerson],
    private readonly fileMark: string,
  ) {}

  async run(one: Step): Promise<void> {
    if ('which' in one) await this.close(one);
    else if (one.act === 'begin') await this.begin(one.by, one.minutes);
    else if (one.act === 'read') await this.read(one.by);
    else await this.pass(one.minutes);
    await this.check();
  }

  private must(what: string, found: string | undefined, wanted: string | undefined): void {
    if (found !== wanted) this.faults.push(`${what}: ${found ?? 'done'} instead of ${wanted ?? 'done'}`);
  }

  private isOn(use: Use): boolean {
    return !use.over && this.now < use.until;
  }

  private async begin(head: 0 | 1, minutes: number): Promise<void> {
    const input = {
      fileMark: this.fileMark,
      minutes,
      reason: 'Dítě se nevrátilo ze školy domů.',
      proof: this.heads[head].displayName,
    };
    const answer = await server.gql<{ beginEmergency: { id: string } }>(BEGIN, { input }, this.heads[head].cookie);
    const running = this.uses.some((use) => use.by === head && this.isOn(use));
    const expected = minutes < 5 || minutes > 60 ? 'BAD_INPUT' : running ? 'CONFLICT' : undefined;
    this.must('begin', answer.code, expected);
    if (answer.data)
      this.uses.push({
        id: answer.data.beginEmergency.id,
        by: head,
        until: this.now + minutes,
        over: false,
        reviewed: false,
      });
  }

  private async close({ act, by: head, which }: { act: 'end' | 'review'; by: 0 | 1; which: number }): Promise<void> {
    const use = this.uses.at(-1 - which);
    if (!use) return;
    const { code } = await server.gql(act === 'end' ? END : REVIEW, { id: use.id }, this.heads[head].cookie);
    if (act === 'end') {
      this.must('end', code, use.by === head && this.isOn(use) ? undefined : 'FORBIDDEN_STEP');
      use.over ||= code === undefined;
    } else {
      const open = use.by !== head && !this.isOn(use) && !use.reviewed;
      this.must('review', code, open ? undefined : 'FORBIDDEN_STEP');
      use.reviewed ||= code === undefined;
    }
  }

  private async read(head: 0 | 1): Promise<void> {
    const { code } = await server.gql(READ, { id: this.scene.table.recordId }, this.heads[head].cookie);
    const open = this.uses.some((use) => use.by === head && this.isOn(use));
    this.must('read', code, open ? undefined : 'NOT_FOUND');
  }

  /** The clock of the database stands still in a test: everything else goes back instead. */
  private async pass(minutes: number): Promise<void> {
    this.now += minutes;
    const back = `interval '${minutes} minutes'`;
    await server.asOwner(
      `with moved as (update emergency set began_at = began_at - ${back}, until = until - ${back}, ended_at = ended_at - ${back}
           where case_id = $1),
         seats as (update party set valid_from = valid_from - ${back}, valid_to = valid_to - ${back}
           where case_id = $1 and emergency_id is not null returning id)
       update assignment set valid_from = valid_from - ${back}, valid_to = valid_to - ${back} where party_id in (select id from seats)`,
      [this.scene.table.caseId],
    );
    await server.asOwner(
      `update audience set valid_to = valid_to - ${back} where party_id in (select id from party where case_id = $1 and emergency_id is not null)`,
      [this.scene.table.caseId],
    );
  }

  private async check(): Promise<void> {
    const [facts] = await server.asOwner<{
      uses: number;
      unreviewable: number;
      long: number;
      strays: number;
      untold: number;
    }>(
      `select count(*)::int as uses,
         count(*) filter (where r.emergency_id is null)::int as unreviewable,
         count(*) filter (where e.until > e.began_at + interval '60 minutes' or p.valid_to > e.until)::int as long,
         (select count(*)::int from party x where x.case_id = $1 and x.type = 'ospod' and not x.is_convener and x.emergency_id is null) as strays,
         count(*) filter (where not exists (select from notice n where n.object_id = e.id and n.kind = 'emergency'))::int as untold
       from emergency e left join emergency_review r on r.emergency_id = e.id left join party p on p.emergency_id = e.id
       where e.case_id = $1`,
      [this.scene.table.caseId],
    );
    const wanted = { uses: this.uses.length, unreviewable: 0, long: 0, strays: 0, untold: 0 };
    this.must('the database', JSON.stringify(facts), JSON.stringify(wanted));
  }
}

describe('emergencies in random order', () => {
  const seed = Number(process.env['SOULAD_SEED'] ?? Date.now() % 1_000_000);

  it(`[P21] are never without a review and a second person, never over an hour, never open when over (seed ${seed})`, async () => {
    const found: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const scene = await LiveScene.lay(server);
        await scene.newUnit('worker', { category: 'NOTIFIER', text: 'oznamovatelka' });
        const heads = [
          await officePerson(server.asOwner, scene.table, { name: 'První Vedoucí' }),
          await officePerson(server.asOwner, scene.table, { name: 'Druhá Vedoucí' }),
        ] as const;
        const [row] = await server.asOwner<{ mark: string }>('select file_mark as mark from case_file where id = $1', [
          scene.table.caseId,
        ]);
        const model = new Model(scene, heads, row?.mark ?? '');
        for (const one of steps) await model.run(one);
        found.push(...model.faults);
        return model.faults.length === 0;
      }),
      { seed, numRuns: 20, endOnFailure: true },
    );
    expect(found).toEqual([]);
  }, 120_000);

  it('[P21] the database keeps no use without its review and no seat beyond an hour', async () => {
    const { table } = await LiveScene.lay(server);
    const { userId } = table.people.worker;
    const bare = `insert into emergency (id, case_id, agency_id, file_mark, user_id, reason, began_at, until)
      select gen_random_uuid(), c.id, c.owner_agency_id, c.file_mark, $2, ''::bytea, now(), now() + $3::interval from case_file c where c.id = $1`;
    await expect(server.asOwner(bare, [table.caseId, userId, '10 minutes'])).rejects.toThrow('emergency_has_review');
    await expect(server.asOwner(bare, [table.caseId, userId, '61 minutes'])).rejects.toThrow('check constraint');
  });
});
