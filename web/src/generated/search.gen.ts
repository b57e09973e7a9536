// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const SearchDocument = "query Search($text:String!$after:String){search(text:$text after:$after){total next near hits{key kind caseId familyName fileMark conferenceId unitId heading title at party{...Mark}snippet{text hit}}}}fragment Mark on PartyMark{partyId type letter label}" as unknown as DocumentNode<Types.SearchQuery, Types.SearchQueryVariables>;
