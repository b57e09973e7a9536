// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const ViewerDocument = "query Viewer{viewer{...ViewerParts}}fragment ViewerParts on Viewer{userId displayName locale membershipId role demo mode agency{id type name shortName}memberships{id role profession agency{id type name shortName}}}" as unknown as DocumentNode<Types.ViewerQuery, Types.ViewerQueryVariables>;
export const ActForDocument = "mutation ActFor($membershipId:ID!){actFor(membershipId:$membershipId){membershipId}}" as unknown as DocumentNode<Types.ActForMutation, Types.ActForMutationVariables>;
export const SetLocaleDocument = "mutation SetLocale($locale:Locale!){setLocale(locale:$locale){locale}}" as unknown as DocumentNode<Types.SetLocaleMutation, Types.SetLocaleMutationVariables>;
export const SignOutDocument = "mutation SignOut{signOut}" as unknown as DocumentNode<Types.SignOutMutation, Types.SignOutMutationVariables>;
