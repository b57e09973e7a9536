import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { CaseId } from '@soulad/shared/ids';
import { RateLimits } from '../identity/index.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { search } from './search.js';
import { SearchArgs, SearchView } from './search.graphql.js';
import { SearchTexts } from './search-texts.js';

/** Searches of one person in one minute: typing a word and correcting it, not reading a case letter by letter. */
const LIMIT = { points: 60, seconds: 60 } as const;

@Resolver()
export class SearchResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(SearchTexts) private readonly texts: SearchTexts;

  @Query(() => SearchView)
  @Access('search.run')
  async search(@Caller() principal: Principal, @Args() { text, caseId, after }: SearchArgs): Promise<SearchView> {
    await this.limits.take('search', principal.userId, LIMIT);
    const question = { text, caseId: caseId ? idFrom<CaseId>(caseId) : null, after: after ?? null };
    return this.db.inContext(principal, (ctx) => search(ctx, this.texts, question));
  }
}
