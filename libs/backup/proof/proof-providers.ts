import { ContentsProof } from './contents-proof.js';
import { ProofBook } from './proof-book.js';
import { ProofQuestions } from './proof-questions.js';
import { ProofServer } from './proof-server.js';
import { Proofs } from './proofs.service.js';
import { RestoreProof } from './restore-proof.js';

/** What proves copies beyond their bytes. */
export const proofProviders = [ContentsProof, ProofBook, ProofQuestions, ProofServer, Proofs, RestoreProof];
