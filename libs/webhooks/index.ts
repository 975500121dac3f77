export { type Reach, reachOf } from './address.js';
export { cloudEvent, type EventToTell, TEST_TYPE, testEvent } from './envelope.js';
export { type Answer, type PostSettings, post } from './post.js';
export { type AfterAttempt, afterAttempt, RETRY_AFTER_MS } from './retry.js';
export {
  newSigningSecret,
  type SignatureFault,
  type SignedHeaders,
  signatureFault,
  signedHeaders,
} from './signature.js';
export { type Target, type TargetFault, targetOf } from './target.js';
