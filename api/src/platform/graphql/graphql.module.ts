import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { type GqlOptionsFactory, GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { ClockPort } from '../clock/clock.js';
import { currentTraceId } from '../logging/trace.js';
import { evenNotFound } from './even-not-found.js';
import { formatError } from './format-error.js';
import { guardSchema } from './guard-schema.js';
import { GRAPHQL_LIMITS, limitsRule } from './limits.js';
import { type GraphqlContext, PrincipalSource, RefusalSink } from './request.js';
import { WINDOW_HEADER } from '../http/cookies.js';

/** Everything Apollo leaves open by default is said here (security 2.4). */
@Injectable()
class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    private readonly principals: PrincipalSource,
    private readonly refusals: RefusalSink,
    private readonly clock: ClockPort,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    return {
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      graphiql: false,
      introspection: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      persistedQueries: false,
      maxRecursiveSelections: 2000,
      parseOptions: { maxTokens: GRAPHQL_LIMITS.tokens },
      validationRules: [limitsRule],
      transformSchema: (schema) => guardSchema(schema, this.refusals),
      formatError,
      // No answer is ever cached (`traced` says so), and the plugin that would work it out stands in front of every single field.
      plugins: [evenNotFound(this.clock), ApolloServerPluginCacheControlDisabled()],
      context: ({ req, res }: { req: Request; res: Response }) => this.contextOf(req, res),
    };
  }

  private async contextOf(req: Request, res: Response): Promise<GraphqlContext> {
    const principal = await this.principals.of(req);
    return { principal, window: req.get(WINDOW_HEADER), traceId: currentTraceId(), req, res };
  }
}

/** Apollo behind `POST /graphql`. */
export const SouladGraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  useClass: GraphqlOptions,
});
