import { NestFactory, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.js';
import { Config } from './platform/config/config.js';
import { DayScalar, InstantScalar } from './platform/graphql/scalars.js';

/** Marks of Nest on resolver classes and on the methods of plain ones. */
const RESOLVER_MARKS = ['graphql:resolver_type', 'graphql:resolver_name'];
const NOTE = '# Printed by "npm run generate"; never edited.\n\n';

/**
 * The schema of the server as text. Nothing is connected and nothing listens: the modules are only wired.
 */
export async function schemaText(): Promise<string> {
  const nowhere = new Config('test', 0, 'postgres://nobody@localhost/nothing', null, null, null, [], 2, null, 0, null);
  const app = await NestFactory.create(AppModule.over(nowhere), { logger: false, abortOnError: false });
  const resolvers = [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.providers.values()])
    .map((provider) => provider.metatype)
    .filter((type): type is new () => unknown => typeof type === 'function' && isResolver(type));
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await builder.get(GraphQLSchemaFactory).create(resolvers, [InstantScalar, DayScalar]);
  await builder.close();
  return `${NOTE}${printSchema(lexicographicSortSchema(schema))}\n`;
}

function isResolver(type: object): boolean {
  return RESOLVER_MARKS.some((mark) => Reflect.hasMetadata(mark, type));
}
