import { IsUUID } from 'class-validator';
import { message } from '#runtime';

/** For the id of a copy or of a record. */
export const idRule = () => IsUUID(undefined, message('Un identifiant est attendu.', 'An id is expected.'));
