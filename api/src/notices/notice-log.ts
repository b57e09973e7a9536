import { Inject, Injectable } from '@nestjs/common';
import type { UserId } from '@soulad/shared/ids';
import type { Sql } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { type NoticeEvent, NoticeSink, NoticeSubjects } from '../platform/notices.js';

/** Writes notices. The database finds the people behind the parties and leaves out whoever acts. */
@Injectable()
export class NoticeLog extends NoticeSink {
  constructor(@Inject(NoticeSubjects) private readonly subjects: NoticeSubjects) {
    super();
  }

  async write(sql: Sql, events: readonly NoticeEvent[]): Promise<void> {
    if (events.length === 0) return;
    for (const { objectType } of events) this.subjects.of(objectType);
    const told = await sql.query<{ id: UserId }>('select notice_add($1::jsonb) as id', [
      JSON.stringify(events.map(rowOf)),
    ]);
    if (told.length > 0) await announce({ sql }, { kind: 'notices', userIds: told.map((row) => row.id) });
  }
}

function rowOf({ kind, caseId, objectType, objectId, to }: NoticeEvent): Record<string, unknown> {
  return {
    ...{ kind, caseId, objectType, objectId },
    users: 'userIds' in to ? to.userIds : [],
    parties: 'partyIds' in to ? to.partyIds : [],
  };
}
