import fastify from 'fastify';
import { makeAnswer } from './answer.mjs';

const app = fastify();
app.get('/items', async () => makeAnswer());
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
