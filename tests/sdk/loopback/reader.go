// Reads generated Go programs with Go's own parser and prints, for each on its own line, the request that its setters build, as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
)

func main() {
	for _, path := range os.Args[1:] {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			assign, ok := node.(*ast.AssignStmt)
			if ok && assign.Lhs[0].(*ast.Ident).Name == "request" {
				text, _ := json.Marshal(value(assign.Rhs[0]))
				fmt.Println(string(text))
				return false
			}
			return true
		})
	}
}

func value(node ast.Expr) interface{} {
	switch node := node.(type) {
	case *ast.BasicLit:
		if node.Kind == token.STRING {
			text, err := strconv.Unquote(node.Value)
			if err != nil {
				panic(err)
			}
			return text
		}
		return node.Value
	case *ast.Ident:
		return node.Name
	case *ast.CompositeLit:
		items := []interface{}{}
		for _, item := range node.Elts {
			items = append(items, value(item))
		}
		return items
	case *ast.CallExpr:
		return call(node)
	}
	panic(fmt.Sprintf("%T", node))
}

func call(node *ast.CallExpr) interface{} {
	switch fun := node.Fun.(type) {
	case *ast.Ident:
		if fun.Name == "secret" {
			return os.Getenv(value(node.Args[0]).(string))
		}
		return map[string]interface{}{} // new(…)
	case *ast.SelectorExpr:
		if fun.Sel.Name == "StringSlice" {
			return value(node.Args[0])
		}
		object := value(fun.X).(map[string]interface{})
		object[strings.TrimPrefix(fun.Sel.Name, "Set")] = value(node.Args[0])
		return object
	}
	panic("no call of these programs")
}
