// Made by "npm run generate" from the schema and the .graphql files; never edited.
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type * as Types from './graphql.gen.js';
// To urql a text is a document like any other; the type says what it is answered with.
export const RemoveAttachmentDocument = "mutation RemoveAttachment($attachmentId:ID!){removeAttachment(attachmentId:$attachmentId)}" as unknown as DocumentNode<Types.RemoveAttachmentMutation, Types.RemoveAttachmentMutationVariables>;
