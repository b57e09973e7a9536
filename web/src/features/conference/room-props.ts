import type { Line } from '../../realtime/index.js';
import type { Refused } from './desk-context.js';
import type { Notice } from './notices.js';
import type { Conference } from './types.js';
import type { ConferenceActs } from './use-conference.js';
import type { OpenRecord } from './use-record.js';
import type { RoomPlace } from './use-room-place.js';

export interface Notices {
  readonly notice: Notice | null;
  readonly set: (notice: Notice | null) => void;
  readonly refused: (why: Refused) => void;
}

export interface ConferenceRoomProps {
  readonly conference: Conference;
  readonly acts: ConferenceActs;
  readonly line: Line;
  readonly record: OpenRecord;
  readonly place: RoomPlace;
  readonly notices: Notices;
}
