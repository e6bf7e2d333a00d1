import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { makeAnswer } from './answer.mjs';

const app = new Hono();
app.get('/items', (context) => context.json(makeAnswer()));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
