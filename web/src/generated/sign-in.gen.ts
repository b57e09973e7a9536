// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const DemoPeopleDocument = "query DemoPeople{demoPeople{key displayName roleNote agencyName partyType story}}" as unknown as DocumentNode<Types.DemoPeopleQuery, Types.DemoPeopleQueryVariables>;
export const SignInDocument = "mutation SignIn($login:String!$password:String!){signIn(login:$login password:$password){membershipId locale}}" as unknown as DocumentNode<Types.SignInMutation, Types.SignInMutationVariables>;
export const SignInDemoDocument = "mutation SignInDemo($personKey:String!){signInDemo(personKey:$personKey){membershipId locale}}" as unknown as DocumentNode<Types.SignInDemoMutation, Types.SignInDemoMutationVariables>;
