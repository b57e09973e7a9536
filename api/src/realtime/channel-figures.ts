import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauges } from '../platform/metrics/gauges.js';
import { Actors } from './actors.js';
import { GroupCommit } from './group-commit.js';
import { Hub } from './hub.js';

/** Sums over the whole node: how many of a record or a unit is nobody's business here. */
@Injectable()
export class ChannelFigures implements OnApplicationBootstrap {
  @Inject(Gauges) private readonly gauges: Gauges;
  @Inject(Hub) private readonly hub: Hub;
  @Inject(Actors) private readonly actors: Actors;
  @Inject(GroupCommit) private readonly group: GroupCommit;

  onApplicationBootstrap(): void {
    this.gauges.readBy(() => ({
      soulad_sockets: this.hub.connections.size,
      soulad_socket_waiting_bytes: this.hub.waiting,
      soulad_documents: this.actors.size,
      soulad_commits_waiting: this.group.waiting,
    }));
  }
}
