// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const MySessionsDocument = "query MySessions{mySessions{...SessionParts}}fragment SessionParts on Session{id role openedAt usedAt current agency{id name}}" as unknown as DocumentNode<Types.MySessionsQuery, Types.MySessionsQueryVariables>;
export const EndMySessionDocument = "mutation EndMySession($sessionId:ID!){endMySession(sessionId:$sessionId){...SessionParts}}fragment SessionParts on Session{id role openedAt usedAt current agency{id name}}" as unknown as DocumentNode<Types.EndMySessionMutation, Types.EndMySessionMutationVariables>;
export const EndMyOtherSessionsDocument = "mutation EndMyOtherSessions{endMyOtherSessions{...SessionParts}}fragment SessionParts on Session{id role openedAt usedAt current agency{id name}}" as unknown as DocumentNode<Types.EndMyOtherSessionsMutation, Types.EndMyOtherSessionsMutationVariables>;
