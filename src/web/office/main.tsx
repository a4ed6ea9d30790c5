import './without-compiling.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { makeRouter } from './router.tsx'
import { makeQueries } from './server/queries.ts'

const place = document.getElementById('root')
if (place === null) throw new Error('the document has no place for the application')

createRoot(place).render(
  <QueryClientProvider client={makeQueries()}>
    <RouterProvider router={makeRouter()} />
  </QueryClientProvider>,
)
