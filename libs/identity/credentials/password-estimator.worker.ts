import { parentPort } from 'node:worker_threads';
import { loadEstimator } from './password-estimate.js';
import type { EstimateAnswer, EstimateRequest } from './password-estimator.js';

// The thread's own program: loads the dictionaries once and answers one message after the other.
const estimator = loadEstimator();

parentPort?.on('message', ({ id, password, personalWords }: EstimateRequest) => {
  estimator
    .then((estimate): EstimateAnswer => ({ id, estimate: estimate(password, personalWords) }))
    // Only that it failed: an error's text might hold the password.
    .catch((): EstimateAnswer => ({ id, estimate: null }))
    .then((answer) => parentPort?.postMessage(answer));
});
