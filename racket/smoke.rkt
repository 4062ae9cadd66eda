;; Prints what is running it. In '#%kernel, so that it needs no library and runs before anything is installed.
(module smoke '#%kernel
  (display (system-type 'vm))
  (display " ")
  (display (system-type 'gc))
  (display " ")
  (display (version))
  (newline))
