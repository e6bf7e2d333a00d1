import express from 'express';
import { makeAnswer } from './answer.mjs';

const app = express();
app.get('/items', (request, response) => {
  response.json(makeAnswer());
});
app.listen(Number(process.env.PORT), '127.0.0.1');
