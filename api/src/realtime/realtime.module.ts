import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { RecordsModule } from '../records/index.js';
import { SharingModule } from '../sharing/index.js';
import { Actors } from './actors.js';
import { Authority } from './authority.js';
import { Carets } from './carets.js';
import { ChannelEvents } from './channel-events.js';
import { ChannelFigures } from './channel-figures.js';
import { ChannelServer } from './channel-server.js';
import { FanOut } from './fan-out.js';
import { GroupCommit } from './group-commit.js';
import { Hub } from './hub.js';
import { LiveStore } from './live-store.js';
import { Manifests } from './manifests.js';
import { Moments } from './moments.js';
import { NotedRefusals } from './noted-refusals.js';
import { PushRequest } from './push-request.js';
import { RecordRequests } from './record-requests.js';
import { Rosters } from './rosters.js';
import { SeenRecords } from './seen-records.js';
import { Tidings } from './tidings.js';
import { UnitOpening } from './unit-opening.js';
import { UnitRequests } from './unit-requests.js';
import { UnitStates } from './unit-states.js';
import { Watch } from './watch.js';

@Module({
  imports: [IdentityModule, SharingModule, RecordsModule],
  providers: [
    ...[
      Hub,
      Moments,
      FanOut,
      GroupCommit,
      LiveStore,
      Actors,
      Carets,
      Rosters,
      SeenRecords,
      Manifests,
      Tidings,
      Authority,
    ],
    ...[
      RecordRequests,
      UnitStates,
      UnitOpening,
      UnitRequests,
      PushRequest,
      NotedRefusals,
      ChannelEvents,
      ChannelServer,
      ChannelFigures,
      Watch,
    ],
  ],
})
export class RealtimeModule {}
