import type { ReactElement } from 'react';
import type { OnlineParty } from '@soulad/shared/protocol';
import { AfterMeeting } from '../minutes/index.js';
import { Agenda } from './agenda.js';
import { AttendanceList } from './attendance-list.js';
import { ConferenceSteps } from './conference-steps.js';
import { inOrder } from './parties.js';
import { Prepare } from './prepare.js';
import { attendanceRows } from './presence.js';
import { Round } from './round.js';
import { itemsOf, staysOf, turnsOf } from './sitting-times.js';
import type { Conference, Sitting } from './types.js';
import type { ConferenceActs } from './use-conference.js';

export interface CourseProps {
  readonly conference: Conference;
  /** The sitting that is on, or the one to come. */
  readonly sitting: Sitting | undefined;
  readonly online: readonly OnlineParty[];
  readonly now: number;
  readonly acts: ConferenceActs;
}

/** The left column: agenda, round, attendance, and the next step of the conference. */
export function Course({ conference, sitting, online, now, acts }: CourseProps): ReactElement {
  const { may, myPartyIds: mine } = conference;
  return (
    <>
      {conference.state === 'ended' && conference.recordId !== null ? (
        <AfterMeeting conferenceId={conference.id} />
      ) : null}
      {sitting ? (
        <SittingCourse conference={conference} sitting={sitting} online={online} now={now} acts={acts} mine={mine} />
      ) : null}
      {may.prepare ? <Prepare conference={conference} onSave={acts.prepare} /> : null}
      {may.step ? <ConferenceSteps next={conference.nextSteps} onStep={(to) => void acts.step(to)} /> : null}
    </>
  );
}

type SittingProps = CourseProps & { readonly sitting: Sitting; readonly mine: readonly string[] };

function SittingCourse({ conference, sitting, online, now, acts, mine }: SittingProps): ReactElement {
  const { may, state } = conference;
  const runs = state === 'live';
  const items = itemsOf(sitting);
  const rows = attendanceRows(staysOf(sitting));
  const invited = new Set(sitting.invitedPartyIds);
  const parties = inOrder(conference.parties.filter((party) => invited.has(party.partyId)));
  const present = rows.filter((row) => row.state === 'present');
  const facilitation = new Set(parties.filter((party) => party.type === 'facilitation').map((party) => party.partyId));
  const spoken = present.filter((row) => !facilitation.has(row.partyId));
  return (
    <>
      <Agenda
        items={items}
        startsAt={Date.parse(sitting.startsAt)}
        endsAt={Date.parse(sitting.endsAt)}
        now={now}
        onStart={runs && may.facilitate ? (itemId) => void acts.startItem(itemId) : undefined}
      />
      {runs ? (
        <Round
          turns={turnsOf(sitting)}
          parties={parties}
          present={spoken}
          runBy={present.find((row) => facilitation.has(row.partyId))?.displayName}
          mine={mine}
          now={now}
          onAsk={may.askForWord ? () => void acts.askForWord(sitting.id) : undefined}
          onGive={may.facilitate ? (partyId) => void acts.giveWord(sitting.id, partyId) : undefined}
          onEnd={may.facilitate || may.askForWord ? () => void acts.endTurn(sitting.id) : undefined}
        />
      ) : null}
      <AttendanceList
        rows={rows}
        items={items}
        parties={parties}
        mine={mine}
        online={new Set(online.map((party) => party.partyId))}
        now={now}
        acts={
          runs && may.noteAttendance
            ? {
                arrive: (arrival) => void acts.arrive(sitting.id, arrival),
                leave: (stayId) => void acts.leave(stayId),
                comeBack: (stayId) => void acts.comeBack(stayId),
              }
            : undefined
        }
      />
    </>
  );
}
