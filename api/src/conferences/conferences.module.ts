import { Module } from '@nestjs/common';
import { ConferenceResolver } from './conference.resolver.js';
import { RoomResolver } from './room.resolver.js';

@Module({ providers: [ConferenceResolver, RoomResolver] })
export class ConferencesModule {}
