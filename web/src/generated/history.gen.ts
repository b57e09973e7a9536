// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const UnitHistoryDocument = "query UnitHistory($unitId:ID!){unitHistory(unitId:$unitId){unitId mayRestore versions{...VersionParts}}}fragment VersionParts on UnitVersion{id kind since at persons party{...Mark}}fragment Mark on PartyMark{partyId type letter label}" as unknown as DocumentNode<Types.UnitHistoryQuery, Types.UnitHistoryQueryVariables>;
export const UnitDiffDocument = "query UnitDiff($unitId:ID!$to:String!$from:String){unitDiff(unitId:$unitId to:$to from:$from){content from{id}blocks{kind runs{kind text}}}}" as unknown as DocumentNode<Types.UnitDiffQuery, Types.UnitDiffQueryVariables>;
export const RecordHistoryDocument = "query RecordHistory($recordId:ID!){recordHistory(recordId:$recordId){recordId entries{unitId ordinal version{...VersionParts}}}}fragment VersionParts on UnitVersion{id kind since at persons party{...Mark}}fragment Mark on PartyMark{partyId type letter label}" as unknown as DocumentNode<Types.RecordHistoryQuery, Types.RecordHistoryQueryVariables>;
