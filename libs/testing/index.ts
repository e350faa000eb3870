export { type TestAnswer, TestClient, type TestRequest } from './client.js';
export { TestInstance, testPassword } from './instance.js';
export { TestPlatform } from './platform.js';
