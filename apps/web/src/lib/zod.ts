import * as z from 'zod/mini'

// The page's content security policy forbids code made at run time, which zod would otherwise try.
z.config({ jitless: true })
